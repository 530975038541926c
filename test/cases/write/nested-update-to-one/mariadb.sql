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

-- #3 select Desk
--   1 = node as ID
SELECT `t1`.`id`
  FROM `app@dev`.`Desk` AS `t1`
  JOIN `app@dev`.`User` AS `t2` ON `t1`.`id` = `t2`.`desk`
  WHERE `t2`.`id` = ?;

-- #4 select Desk
--   1 = child2 as ID
SELECT `p`.`id`, `p`.`id`, `p`.`number`
  FROM `app@dev`.`Desk` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #5 update Desk (number)
--   1 = 11 as Int
--   2 = child2 as ID
UPDATE `app@dev`.`Desk` AS `w`
  SET `w`.`number` = ?
  WHERE `w`.`id` = ?;

-- #6 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"desk":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"number":', COALESCE(CAST(`t2`.`number` + 0 AS CHAR), '␁n'), '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  LEFT
  JOIN `app@dev`.`Desk` AS `t2` ON `t2`.`id` = `t1`.`desk`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #5 #6 (4 statements)
