-- #1 select subquery, subquery
--   1 = "ada" as ID
--   2 = 2 as Int
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?), (SELECT `t1`.`id`
  FROM `app@dev`.`Desk` AS `t1`
  WHERE `t1`.`number` = ? FOR UPDATE);

-- #2 select Desk
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`number`
  FROM `app@dev`.`Desk` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 update User (desk)
--   1 = null as ID
--   2 = node as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`desk` = ?
  WHERE `w`.`desk` = ?;

-- #4 update User (desk)
--   1 = node as ID
--   2 = found2[0] as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`desk` = ?
  WHERE `w`.`id` = ?;

-- #5 select Desk
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"user":', COALESCE((SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  FROM `app@dev`.`User` AS `t2`
  WHERE `t2`.`desk` = `t1`.`id`
  ORDER BY `t2`.`id` ASC
  LIMIT 1), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Desk` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #5 (4 statements)
