-- #1 select Post
--   1 = "p1" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE;

-- #2 select Post
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 select subquery, subquery
--   1 = "c1" as ID
--   2 = node as ID
--   3 = "c1" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Comment` AS `t1`
  WHERE `t1`.`id` = ?), (SELECT `t2`.`id`
  FROM `app@dev`.`Comment` AS `t2`
  WHERE (`t2`.`post` = ? AND `t2`.`id` = ?));

-- #4 update Comment (post)
--   1 = null as ID
--   2 = node as ID
--   3 = found2[0] as ID
UPDATE `app@dev`.`Comment` AS `w`
  SET `w`.`post` = ?
  WHERE (`w`.`post` = ? AND `w`.`id` = ?);

-- #5 select Post
--   1 = result as ID
SELECT COALESCE(CONCAT('{"comments":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Comment` AS `t2`
  WHERE `t2`.`post` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 (1 statement)
