-- #1 select Ship
--   1 = "A1" as String
SELECT `t1`.`id`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE `t1`.`code` = ?;

-- #2 select Ship
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`code`, `p`.`tonnage`, `p`.`draft`
  FROM `app@dev`.`Ship` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 update Ship (tonnage, draft)
--   1 = 100 as Int
--   2 = "0.5" as Decimal
--   3 = node as ID
UPDATE `app@dev`.`Ship` AS `w`
  SET `w`.`tonnage` = `w`.`tonnage` - ?, `w`.`draft` = `w`.`draft` * ?
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
--   1 = node as ID
--   2 = "0.5" as Decimal
SELECT 1
  FROM `app@dev`.`Ship` AS `w`
  WHERE (`w`.`id` = ? AND NOT (`w`.`draft` >= ?))
  LIMIT 1;

-- #7 select Ship
--   1 = result as ID
SELECT COALESCE(CONCAT('{"tonnage":', COALESCE(CAST(`t1`.`tonnage` + 0 AS CHAR), 'null'), ',"draft":', COALESCE(CONCAT('"', IF(LOCATE('.', `t1`.`draft`) > 0, TRIM(TRAILING '.'
  FROM TRIM(TRAILING '0'
  FROM CAST(`t1`.`draft` AS CHAR))), CAST(`t1`.`draft` AS CHAR)), '"'), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #5 #6 #7 (6 statements)
