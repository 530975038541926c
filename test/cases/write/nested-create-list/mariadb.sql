-- #1 select User
--   1 = "ada" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE;

-- #2 select User
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`email`, `p`.`age`
  FROM `app@dev`.`User` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 insert Post (id, title, author)
--   1 = id2 as ID
--   2 = "New" as String
--   3 = node as ID
--   4 = id3 as ID
--   5 = "Newer" as String
--   6 = node as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #4 insert Post_tags (nodeId, position, value)
--   1 = id2 as ID
--   2 = 1000 as Int
--   3 = "a" as String
--   4 = id2 as ID
--   5 = 2000 as Int
--   6 = "b" as String
INSERT INTO `app@dev`.`Post_tags` (`nodeId`, `position`, `value`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #5 insert Comment (id, text, post)
--   1 = id4 as ID
--   2 = "Well" as String
--   3 = id3 as ID
INSERT INTO `app@dev`.`Comment` (`id`, `text`, `post`)
  VALUES (?, ?, ?);

-- #6 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t3`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`position` IS NOT NULL ASC, `t3`.`position` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE `t3`.`nodeId` = `t2`.`id`), ',"comments":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"text":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`text` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Comment` AS `t4`
  WHERE `t4`.`post` = `t2`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #5 #6 (5 statements)
