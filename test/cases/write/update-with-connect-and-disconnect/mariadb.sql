-- #1 select subquery, subquery
--   1 = "t3" as ID
--   2 = "p2" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Topic` AS `t1`
  WHERE `t1`.`id` = ?), (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE);

-- #2 select Post
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 update Post (title)
--   1 = "Old letters" as String
--   2 = node as ID
UPDATE `app@dev`.`Post` AS `w`
  SET `w`.`title` = ?
  WHERE `w`.`id` = ?;

-- #4 insert _PostTopics (A, B)
--   1 = node as ID
--   2 = found2[0] as ID
INSERT INTO `app@dev`.`_PostTopics` (`A`, `B`)
  VALUES (?, ?) ON DUPLICATE KEY UPDATE `A` = `A`;

-- #5 delete _PostTopics
--   1 = node as ID
--   2 = "t1" as ID
DELETE
  FROM `app@dev`.`_PostTopics` USING `app@dev`.`_PostTopics`
  WHERE (`app@dev`.`_PostTopics`.`A` = ? AND `app@dev`.`_PostTopics`.`B` = ?);

-- #6 select Post
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #5 #6 (5 statements)
