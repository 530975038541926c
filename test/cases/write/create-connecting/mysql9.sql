-- #1 select subquery
--   1 = "ada@example.org" as String
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`email` = ?);

-- #2 insert Post (id, title, author)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = found2[0] as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?);

-- #3 select Post
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"author":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"desk":', CASE WHEN `t3`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"number":', COALESCE(CAST(`t3`.`number` + 0 AS CHAR), '␁n'), '}'), '␁t') END, '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  LEFT
  JOIN `app@dev`.`User` AS `t2` ON `t2`.`id` = `t1`.`author`
  LEFT
  JOIN `app@dev`.`Desk` AS `t3` ON `t3`.`id` = `t2`.`desk`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #3 (3 statements)
