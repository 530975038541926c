-- #1 select Ship
--   1 = 0 as Int
SELECT `t1`.`id`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE `t1`.`tonnage` > ?
  ORDER BY `t1`.`id` ASC;

-- #2 select Ship
--   1 = nodes as list of ID
SELECT `p`.`id`, `p`.`id`, `p`.`code`, `p`.`tonnage`, `p`.`draft`
  FROM `app@dev`.`Ship` AS `p`
  WHERE `p`.`id` IN (?) FOR UPDATE;

-- #3 update Ship (tonnage)
--   1 = 900 as Int
--   2 = nodes as list of ID
UPDATE `app@dev`.`Ship` AS `w`
  SET `w`.`tonnage` = `w`.`tonnage` + ?
  WHERE `w`.`id` IN (?);

-- #4 select Ship
--   1 = nodes as list of ID
--   2 = 0 as Int
SELECT 1
  FROM `app@dev`.`Ship` AS `w`
  WHERE (`w`.`id` IN (?) AND NOT (`w`.`tonnage` >= ?))
  LIMIT 1;

-- #5 select Ship
--   1 = nodes as list of ID
--   2 = 1000 as Int
SELECT 1
  FROM `app@dev`.`Ship` AS `w`
  WHERE (`w`.`id` IN (?) AND NOT (`w`.`tonnage` <= ?))
  LIMIT 1;

-- sent: #1 #3 #4 #5 (4 statements)
