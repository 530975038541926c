-- #1 select subquery, subquery, subquery
--   1 = "t2" as ID
--   2 = "t3" as ID
--   3 = "p2" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Topic` AS `t1`
  WHERE `t1`.`id` = ?), (SELECT `t2`.`id`
  FROM `app@dev`.`Topic` AS `t2`
  WHERE `t2`.`id` = ?), (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE);

-- #2 select Post
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 delete _PostTopics
--   1 = node as ID
--   2 = [found2[0], found2[1]] as list of ID
DELETE
  FROM `app@dev`.`_PostTopics` USING `app@dev`.`_PostTopics`
  WHERE (`app@dev`.`_PostTopics`.`A` = ? AND NOT (`app@dev`.`_PostTopics`.`B` IN (?)));

-- #4 insert _PostTopics (A, B)
--   1 = node as ID
--   2 = found2[0] as ID
--   3 = node as ID
--   4 = found2[1] as ID
INSERT INTO `app@dev`.`_PostTopics` (`A`, `B`)
  VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE `A` = `A`;

-- #5 select Post
--   1 = result as ID
SELECT COALESCE(CONCAT('{"topics":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`_PostTopics` AS `t3`
  JOIN `app@dev`.`Topic` AS `t2` ON `t2`.`id` = `t3`.`B`
  WHERE `t3`.`A` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #5 (4 statements)
