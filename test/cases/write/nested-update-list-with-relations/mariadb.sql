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

-- #3 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE), (SELECT `t2`.`id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = ? AND `t2`.`id` = ?));

-- #4 select Post
--   1 = found2[0] as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #5 select subquery
--   1 = "t3" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Topic` AS `t1`
  WHERE `t1`.`id` = ?);

-- #6 insert _PostTopics (A, B)
--   1 = found2[0] as ID
--   2 = found4[0] as ID
INSERT INTO `app@dev`.`_PostTopics` (`A`, `B`)
  VALUES (?, ?) ON DUPLICATE KEY UPDATE `A` = `A`;

-- #7 select subquery, subquery
--   1 = "p2" as ID
--   2 = node as ID
--   3 = "p2" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE), (SELECT `t2`.`id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = ? AND `t2`.`id` = ?));

-- #8 select Post
--   1 = found5[0] as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #9 insert Comment (id, text, post)
--   1 = id7 as ID
--   2 = "Oh" as String
--   3 = found5[0] as ID
INSERT INTO `app@dev`.`Comment` (`id`, `text`, `post`)
  VALUES (?, ?, ?);

-- #10 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"topics":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`_PostTopics` AS `t4`
  JOIN `app@dev`.`Topic` AS `t3` ON `t3`.`id` = `t4`.`B`
  WHERE `t4`.`A` = `t2`.`id`), ',"comments":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"text":', COALESCE(JSON_QUOTE(CONVERT(`t5`.`text` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t5`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Comment` AS `t5`
  WHERE `t5`.`post` = `t2`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #5 #6 #3 #9 #10 (7 statements)
