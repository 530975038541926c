-- #1 select User
--   1 = 36 as Int
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`age` >= ?
  ORDER BY `t1`.`id` ASC;

-- #2 select User
--   1 = nodes as list of ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`email`, `p`.`age`
  FROM `app@dev`.`User` AS `p`
  WHERE `p`.`id` IN (?) FOR UPDATE;

-- #3 update User (age)
--   1 = 50 as Int
--   2 = nodes as list of ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = ?
  WHERE `w`.`id` IN (?);

-- #4 select Comment
--   1 = "Fine" as String
SELECT `t1`.`id`
  FROM `app@dev`.`Comment` AS `t1`
  WHERE `t1`.`text` LIKE CONCAT(?, '%') ESCAPE '␁'
  ORDER BY `t1`.`id` ASC FOR UPDATE;

-- sent: #1 #3 #4 #5 (4 statements)
-- #5 made by the run: DELETE `app@dev`.`Comment`
