-- #1 insert Desk (id, number)
--   1 = id2 as ID
--   2 = 9 as Int
INSERT INTO `app@dev`.`Desk` (`id`, `number`)
  VALUES (?, ?);

-- #2 insert User (id, name, desk)
--   1 = id1 as ID
--   2 = "Edsger" as String
--   3 = id2 as ID
INSERT INTO `app@dev`.`User` (`id`, `name`, `desk`)
  VALUES (?, ?, ?);

-- #3 insert Post (id, title, author)
--   1 = id3 as ID
--   2 = "First" as String
--   3 = id1 as ID
--   4 = id4 as ID
--   5 = "Second" as String
--   6 = id1 as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #4 insert Post_tags (nodeId, position, value)
--   1 = id3 as ID
--   2 = 1000 as Int
--   3 = "go to" as String
--   4 = id3 as ID
--   5 = 2000 as Int
--   6 = "harmful" as String
INSERT INTO `app@dev`.`Post_tags` (`nodeId`, `position`, `value`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #5 insert Comment (id, text, post)
--   1 = id5 as ID
--   2 = "One" as String
--   3 = id3 as ID
--   4 = id6 as ID
--   5 = "Two" as String
--   6 = id3 as ID
INSERT INTO `app@dev`.`Comment` (`id`, `text`, `post`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #6 insert Topic (id, name)
--   1 = id7 as ID
--   2 = "proofs" as String
INSERT INTO `app@dev`.`Topic` (`id`, `name`)
  VALUES (?, ?);

-- #7 insert _PostTopics (A, B)
--   1 = id4 as ID
--   2 = id7 as ID
INSERT INTO `app@dev`.`_PostTopics` (`A`, `B`)
  VALUES (?, ?) ON DUPLICATE KEY UPDATE `A` = `A`;

-- #8 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"desk":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"number":', COALESCE(CAST(`t2`.`number` + 0 AS CHAR), '␁n'), ',"user":', COALESCE((SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  FROM `app@dev`.`User` AS `t3`
  WHERE `t3`.`desk` = `t2`.`id`
  ORDER BY `t3`.`id` ASC
  LIMIT 1), 'null'), '}'), '␁t') END, ',"posts":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Post` AS `t4`
  LEFT
  JOIN `app@dev`.`User` AS `t6` ON `t6`.`id` = `t4`.`author`
  WHERE `t4`.`author` = `t1`.`id`
  LIMIT 1 OFFSET 15) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t5`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t5`.`position` IS NOT NULL ASC, `t5`.`position` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t5`
  WHERE `t5`.`nodeId` = `t4`.`id`), ',"author":', CASE WHEN `t6`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t6`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, ',"comments":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"text":', COALESCE(JSON_QUOTE(CONVERT(`t7`.`text` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"post":', CASE WHEN `t8`.`id` IS NULL THEN '␁n' ELSE COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t8`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t7`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Comment` AS `t7`
  LEFT
  JOIN `app@dev`.`Post` AS `t8` ON `t8`.`id` = `t7`.`post`
  WHERE `t7`.`post` = `t4`.`id`), ',"topics":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t9`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t11`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t11`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`_PostTopics` AS `t12`
  JOIN `app@dev`.`Post` AS `t11` ON `t11`.`id` = `t12`.`A`
  WHERE `t12`.`B` = `t9`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t9`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`_PostTopics` AS `t10`
  JOIN `app@dev`.`Topic` AS `t9` ON `t9`.`id` = `t10`.`B`
  WHERE `t10`.`A` = `t4`.`id`), '}'), '␁t')
  ORDER BY `t4`.`title` IS NOT NULL DESC, `t4`.`title` DESC, `t4`.`id` ASC SEPARATOR '␆')), 7), '␆', 5), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t4`
  LEFT
  JOIN `app@dev`.`User` AS `t6` ON `t6`.`id` = `t4`.`author`
  WHERE `t4`.`author` = `t1`.`id`) END, '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  LEFT
  JOIN `app@dev`.`Desk` AS `t2` ON `t2`.`id` = `t1`.`desk`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #3 #4 #5 #6 #7 #8 (8 statements)
