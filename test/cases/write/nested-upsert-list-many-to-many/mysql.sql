-- #1 select Post
--   1 = "p2" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE;

-- #2 select Post
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 select subquery, subquery
--   1 = node as ID
--   2 = "letters" as String
--   3 = node as ID
--   4 = "new" as String
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Topic` AS `t1`
  JOIN `app@dev`.`_PostTopics` AS `t2` ON `t1`.`id` = `t2`.`B`
  WHERE (`t2`.`A` = ? AND `t1`.`name` = ?)), (SELECT `t3`.`id`
  FROM `app@dev`.`Topic` AS `t3`
  JOIN `app@dev`.`_PostTopics` AS `t4` ON `t3`.`id` = `t4`.`B`
  WHERE (`t4`.`A` = ? AND `t3`.`name` = ?));

-- #4 select Topic
--   1 = [found2[0], found2[1]] as list of ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`
  FROM `app@dev`.`Topic` AS `p`
  WHERE `p`.`id` IN (?) FOR UPDATE;

-- #5 insert Topic (id, name)
--   1 = id4 as ID
--   2 = "letters" as String
--   3 = id5 as ID
--   4 = "new" as String
INSERT INTO `app@dev`.`Topic` (`id`, `name`)
  VALUES (?, ?), (?, ?);

-- #6 insert _PostTopics (A, B)
--   1 = node as ID
--   2 = id4 as ID
--   3 = node as ID
--   4 = id5 as ID
INSERT INTO `app@dev`.`_PostTopics` (`A`, `B`)
  VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE `A` = `A`;

-- #7 select Post
--   1 = result as ID
SELECT COALESCE(CONCAT('{"topics":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`_PostTopics` AS `t3`
  JOIN `app@dev`.`Topic` AS `t2` ON `t2`.`id` = `t3`.`B`
  WHERE `t3`.`A` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #8 #9 #7 (5 statements)
-- #8 made by the run: INSERT `app@dev`.`Topic`
-- #9 made by the run: INSERT `app@dev`.`_PostTopics`
