-- #1 insert User (id, name, email)
--   1 = id1 as ID
--   2 = "Ada" as String
--   3 = "ada@example.org" as String
INSERT INTO `app@dev`.`User` (`id`, `name`, `email`)
  VALUES (?, ?, ?);

-- #2 insert Post (id, title, author)
--   1 = id2 as ID
--   2 = "Never" as String
--   3 = id1 as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?);

-- #3 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #4 #1 #2 #4 (6 statements)
-- #4 made by the run: SELECT INFORMATION_SCHEMA.STATISTICS
