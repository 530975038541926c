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

-- #3 select subquery, subquery, subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
--   4 = "p2" as ID
--   5 = node as ID
--   6 = "p2" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE), (SELECT `t2`.`id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = ? AND `t2`.`id` = ?)), (SELECT `t3`.`id`
  FROM `app@dev`.`Post` AS `t3`
  WHERE `t3`.`id` = ? FOR UPDATE), (SELECT `t4`.`id`
  FROM `app@dev`.`Post` AS `t4`
  WHERE (`t4`.`author` = ? AND `t4`.`id` = ?));

-- #4 select Post
--   1 = [found2[0], found2[2]] as list of ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` IN (?) FOR UPDATE;

-- #5 update Post (title)
--   1 = "One" as String
--   2 = found2[0] as ID
UPDATE `app@dev`.`Post` AS `w`
  SET `w`.`title` = ?
  WHERE `w`.`id` = ?;

-- #6 delete Post_tags
--   1 = [found2[0], found2[2]] as list of ID
DELETE
  FROM `app@dev`.`Post_tags` USING `app@dev`.`Post_tags`
  WHERE `app@dev`.`Post_tags`.`nodeId` IN (?);

-- #7 insert Post_tags (nodeId, position, value)
--   1 = found2[0] as ID
--   2 = 1000 as Int
--   3 = "x" as String
--   4 = found2[2] as ID
--   5 = 1000 as Int
--   6 = "y" as String
--   7 = found2[2] as ID
--   8 = 2000 as Int
--   9 = "z" as String
INSERT INTO `app@dev`.`Post_tags` (`nodeId`, `position`, `value`)
  VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?);

-- #8 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t3`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`position` IS NOT NULL ASC, `t3`.`position` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE `t3`.`nodeId` = `t2`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #5 #6 #7 #8 (6 statements)
