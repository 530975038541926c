-- #1 select Book
--   1 = "whale" as String
SELECT `t1`.`id`
  FROM `app@dev`.`Book` AS `t1`
  WHERE MATCH (`t1`.`title`) AGAINST (? IN BOOLEAN MODE)
  ORDER BY `t1`.`id` ASC;

-- #2 select Book
--   1 = nodes as list of ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`, `p`.`pages`
  FROM `app@dev`.`Book` AS `p`
  WHERE `p`.`id` IN (?) FOR UPDATE;

-- #3 update Book (pages)
--   1 = 1 as Int
--   2 = nodes as list of ID
UPDATE `app@dev`.`Book` AS `w`
  SET `w`.`pages` = ?
  WHERE `w`.`id` IN (?);

-- sent: #1 #3 (2 statements)
