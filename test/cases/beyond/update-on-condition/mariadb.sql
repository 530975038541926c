-- #1 select User
--   1 = "ada" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE;

-- #2 select User
--   1 = node as ID
--   2 = "Notes" as String
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`id` = ? AND (`t1`.`id` IS NOT NULL AND `t1`.`id` IN (SELECT `t2`.`author`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` IS NOT NULL AND `t2`.`title` = ?))));

-- #3 select User
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`email`, `p`.`age`, `p`.`score`
  FROM `app@dev`.`User` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #4 update User (age)
--   1 = 37 as Int
--   2 = node as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = ?
  WHERE `w`.`id` = ?;

-- #5 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #4 #5 (4 statements)
