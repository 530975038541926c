-- #1 select subquery
--   1 = "machines" as String
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Topic` AS `t1`
  WHERE `t1`.`name` = ?);

-- #2 insert Desk (id, number)
--   1 = id2 as ID
--   2 = 9 as Int
INSERT INTO `app@dev`.`Desk` (`id`, `number`)
  VALUES (?, ?);

-- #3 insert User (id, name, desk)
--   1 = id1 as ID
--   2 = "Edsger" as String
--   3 = id2 as ID
INSERT INTO `app@dev`.`User` (`id`, `name`, `desk`)
  VALUES (?, ?, ?);

-- #4 insert Post (id, title, author)
--   1 = id3 as ID
--   2 = "First" as String
--   3 = id1 as ID
--   4 = id4 as ID
--   5 = "Second" as String
--   6 = id1 as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #5 insert Comment (id, text, post)
--   1 = id5 as ID
--   2 = "One" as String
--   3 = id4 as ID
--   4 = id6 as ID
--   5 = "Two" as String
--   6 = id4 as ID
INSERT INTO `app@dev`.`Comment` (`id`, `text`, `post`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #6 insert Topic (id, name)
--   1 = id7 as ID
--   2 = "proofs" as String
INSERT INTO `app@dev`.`Topic` (`id`, `name`)
  VALUES (?, ?);

-- #7 insert _PostTopics (A, B)
--   1 = id3 as ID
--   2 = id7 as ID
INSERT INTO `app@dev`.`_PostTopics` (`A`, `B`)
  VALUES (?, ?) ON DUPLICATE KEY UPDATE `A` = `A`;

-- #8 insert _PostTopics (A, B)
--   1 = id3 as ID
--   2 = found8[0] as ID
INSERT INTO `app@dev`.`_PostTopics` (`A`, `B`)
  VALUES (?, ?) ON DUPLICATE KEY UPDATE `A` = `A`;

-- #9 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"desk":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"number":', COALESCE(CAST(`t2`.`number` + 0 AS CHAR), '␁n'), '}'), '␁t') END, ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"comments":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"text":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`text` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Comment` AS `t4`
  WHERE `t4`.`post` = `t3`.`id`), ',"topics":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t5`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t5`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`_PostTopics` AS `t6`
  JOIN `app@dev`.`Topic` AS `t5` ON `t5`.`id` = `t6`.`B`
  WHERE `t6`.`A` = `t3`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t3`
  WHERE `t3`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  LEFT
  JOIN `app@dev`.`Desk` AS `t2` ON `t2`.`id` = `t1`.`desk`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #3 #4 #5 #6 #7 #7 #9 (9 statements)
