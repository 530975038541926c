-- #1 select User
--   1 = "alan" as ID
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
--   1 = 13 as Int
--   2 = child2 as ID
UPDATE `app@dev`.`Desk` AS `w`
  SET `w`.`number` = ?
  WHERE `w`.`id` = ?;

-- #6 insert Desk (id, number)
--   1 = id3 as ID
--   2 = 12 as Int
INSERT INTO `app@dev`.`Desk` (`id`, `number`)
  VALUES (?, ?);

-- #7 update User (desk)
--   1 = id3 as ID
--   2 = node as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`desk` = ?
  WHERE `w`.`id` = ?;

-- #8 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"desk":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"number":', COALESCE(CAST(`t2`.`number` + 0 AS CHAR), '␁n'), '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  LEFT
  JOIN `app@dev`.`Desk` AS `t2` ON `t2`.`id` = `t1`.`desk`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #6 #7 #8 (5 statements)
