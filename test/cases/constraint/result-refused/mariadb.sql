-- #1 select Ship
--   1 = "s2" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE `t1`.`id` = ?;

-- #2 select Ship
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`code`, `p`.`tonnage`, `p`.`draft`
  FROM `app@dev`.`Ship` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 update Ship (tonnage)
--   1 = 8 as Int
--   2 = node as ID
UPDATE `app@dev`.`Ship` AS `w`
  SET `w`.`tonnage` = `w`.`tonnage` - ?
  WHERE `w`.`id` = ?;

-- #4 select Ship
--   1 = node as ID
--   2 = 0 as Int
SELECT 1
  FROM `app@dev`.`Ship` AS `w`
  WHERE (`w`.`id` = ? AND NOT (`w`.`tonnage` >= ?))
  LIMIT 1;

-- #5 select Ship
--   1 = node as ID
--   2 = 1000 as Int
SELECT 1
  FROM `app@dev`.`Ship` AS `w`
  WHERE (`w`.`id` = ? AND NOT (`w`.`tonnage` <= ?))
  LIMIT 1;

-- #6 select Ship
--   1 = result as ID
SELECT COALESCE(CONCAT('{"tonnage":', COALESCE(CAST(`t1`.`tonnage` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #5 #7 (5 statements)
-- #7 made by the run: SELECT `app@dev`.`Ship`
