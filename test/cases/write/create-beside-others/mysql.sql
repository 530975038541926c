-- #1 select subquery
--   1 = "ada" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?);

-- #2 insert Post (id, title, author)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = found2[0] as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?);

-- #3 select Post
--   1 = result as ID
SELECT COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"author":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t3`
  WHERE `t3`.`author` = `t2`.`id`), '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  LEFT
  JOIN `app@dev`.`User` AS `t2` ON `t2`.`id` = `t1`.`author`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #3 (3 statements)
