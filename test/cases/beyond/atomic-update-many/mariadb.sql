-- #1 select User
--   1 = 36 as Int
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`age` > ?
  ORDER BY `t1`.`id` ASC;

-- #2 select User
--   1 = nodes as list of ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`email`, `p`.`age`, `p`.`score`
  FROM `app@dev`.`User` AS `p`
  WHERE `p`.`id` IN (?) FOR UPDATE;

-- #3 update User (age, score)
--   1 = 2 as Int
--   2 = 1.5 as Float
--   3 = nodes as list of ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = `w`.`age` DIV ?, `w`.`score` = `w`.`score` * CAST(? AS DECIMAL(65,30))
  WHERE `w`.`id` IN (?);

-- sent: #1 #3 (2 statements)
