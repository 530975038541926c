-- #1 select User
--   1 = "grace" as ID
SELECT `t1`.`id`, COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n')
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- #2 select User
--   1 = "grace" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE;

