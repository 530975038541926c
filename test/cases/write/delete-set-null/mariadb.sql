-- #1 select Desk
--   1 = 1 as Int
SELECT `t1`.`id`, COALESCE(CAST(`t1`.`number` + 0 AS CHAR), '␁n')
  FROM `app@dev`.`Desk` AS `t1`
  WHERE `t1`.`number` = ?;

-- #2 select Desk
--   1 = 1 as Int
SELECT `t1`.`id`
  FROM `app@dev`.`Desk` AS `t1`
  WHERE `t1`.`number` = ? FOR UPDATE;

-- sent: #1 #2 #3 (3 statements)
-- #3 made by the run: DELETE `app@dev`.`Desk`
