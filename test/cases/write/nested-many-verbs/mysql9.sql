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

-- #3 update User (name)
--   1 = "A." as String
--   2 = node as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`name` = ?
  WHERE `w`.`id` = ?;

-- #4 insert Post (id, title, author)
--   1 = "p8" as ID
--   2 = "Eight" as String
--   3 = node as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?);

-- #5 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?), (SELECT `t2`.`id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = ? AND `t2`.`id` = ?));

-- #6 select Post
--   1 = found2[0] as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #7 update Post (title)
--   1 = "One" as String
--   2 = found2[0] as ID
UPDATE `app@dev`.`Post` AS `w`
  SET `w`.`title` = ?
  WHERE `w`.`id` = ?;

-- #8 select subquery
--   1 = "p3" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?);

-- #9 update Post (author)
--   1 = node as ID
--   2 = found4[0] as ID
UPDATE `app@dev`.`Post` AS `w`
  SET `w`.`author` = ?
  WHERE `w`.`id` = ?;

-- #10 update Post (author)
--   1 = null as ID
--   2 = node as ID
--   3 = "p2" as ID
UPDATE `app@dev`.`Post` AS `w`
  SET `w`.`author` = ?
  WHERE (`w`.`author` = ? AND `w`.`id` = ?);

-- #11 select Post
--   1 = node as ID
--   2 = "Eight" as String
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`author` = ? AND `t1`.`title` = ?) FOR UPDATE;

-- #12 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x1`.`j`
  ORDER BY `x1`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x2`.`j`
  ORDER BY `x2`.`k0` IS NOT NULL ASC, `x2`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(JSON_QUOTE(CONVERT(`t3`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n') AS `j`, `t3`.`position` AS `k0`
  FROM `app@dev`.`Post_tags` AS `t3`
  WHERE `t3`.`nodeId` = `t2`.`id`) AS `x2`), '}'), '␁t') AS `j`, `t2`.`id` AS `k0`
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`) AS `x1`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #5 #7 #8 #9 #10 #11 #13 #14 #15 #12 (13 statements)
-- #13 made by the run: SELECT `app@dev`.`Comment`
-- #14 made by the run: DELETE `app@dev`.`Post_tags`
-- #15 made by the run: DELETE `app@dev`.`Post`
