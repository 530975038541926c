-- #1 select User
--   1 = "ada" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE;

-- #2 select User
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`email`, `p`.`age`, `p`.`score`
  FROM `app@dev`.`User` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 update User (age)
--   1 = $by as Int
--   2 = node as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = `w`.`age` + ?
  WHERE `w`.`id` = ?;

-- #4 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE), (SELECT `t2`.`id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = ? AND `t2`.`id` = ?));

-- #5 select Post
--   1 = found2[0] as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #6 delete Post_tags
--   1 = found2[0] as ID
--   2 = ["notes"] as list of String
DELETE
  FROM `app@dev`.`Post_tags` USING `app@dev`.`Post_tags`
  WHERE (`app@dev`.`Post_tags`.`nodeId` = ? AND `app@dev`.`Post_tags`.`value` IN (?));

-- #7 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t3`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`position` IS NOT NULL ASC, `t3`.`position` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE `t3`.`nodeId` = `t2`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #6 #8 #9 #7 (7 statements)
-- #8 made by the run: SELECT `app@dev`.`Post_tags`
-- #9 made by the run: INSERT `app@dev`.`Post_tags`
