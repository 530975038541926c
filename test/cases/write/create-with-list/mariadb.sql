-- #1 insert Post (id, title)
--   1 = id1 as ID
--   2 = "New" as String
INSERT INTO `app@dev`.`Post` (`id`, `title`)
  VALUES (?, ?);

-- #2 insert Post_tags (nodeId, position, value)
--   1 = id1 as ID
--   2 = 1000 as Int
--   3 = "a" as String
--   4 = id1 as ID
--   5 = 2000 as Int
--   6 = "b" as String
INSERT INTO `app@dev`.`Post_tags` (`nodeId`, `position`, `value`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #3 select Post
--   1 = result as ID
SELECT COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t2`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`position` IS NOT NULL ASC, `t2`.`position` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t2`
  WHERE `t2`.`nodeId` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #3 (3 statements)
