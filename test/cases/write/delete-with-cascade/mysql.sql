-- #1 select User
--   1 = "grace" as ID
SELECT `t1`.`id`, COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4)), '␁n')
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- #2 select User
--   1 = "grace" as ID
SELECT `t1`.`id`, `t1`.`name`, `t1`.`email`, `t1`.`age`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- #3 select User
--   1 = "grace" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

