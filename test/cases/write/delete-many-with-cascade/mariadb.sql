-- #1 select User
--   1 = ["alan","grace"] as list of ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` IN (?)
  ORDER BY `t1`.`id` ASC FOR UPDATE;

