-- #1 select subquery
--   1 = "p3" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?);

-- #2 insert User (id, name)
--   1 = id1 as ID
--   2 = "Edsger" as String
INSERT INTO `app@dev`.`User` (`id`, `name`)
  VALUES (?, ?);

-- #3 insert Post (id, title, author)
--   1 = id2 as ID
--   2 = $title as String
--   3 = id1 as ID
--   4 = id3 as ID
--   5 = "Second" as String
--   6 = id1 as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #4 insert Post_tags (nodeId, position, value)
--   1 = id2 as ID
--   2 = 1000 as Int
--   3 = "go to" as String
INSERT INTO `app@dev`.`Post_tags` (`nodeId`, `position`, `value`)
  VALUES (?, ?, ?);

-- #5 update Post (author)
--   1 = id1 as ID
--   2 = found4[0] as ID
UPDATE `app@dev`.`Post` AS `w`
  SET `w`.`author` = ?
  WHERE `w`.`id` = ?;

-- #6 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t3`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`position` IS NOT NULL ASC, `t3`.`position` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE `t3`.`nodeId` = `t2`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #3 #4 #5 #6 (6 statements)
