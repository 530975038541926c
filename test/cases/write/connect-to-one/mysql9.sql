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

-- #3 select subquery
--   1 = 1 as Int
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Desk` AS `t1`
  WHERE `t1`.`number` = ? FOR UPDATE);

-- #4 update User (desk)
--   1 = null as ID
--   2 = found2[0] as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`desk` = ?
  WHERE `w`.`desk` = ?;

-- #5 update User (desk)
--   1 = found2[0] as ID
--   2 = node as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`desk` = ?
  WHERE `w`.`id` = ?;

-- #6 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"desk":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"user":', COALESCE((SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  FROM `app@dev`.`User` AS `t3`
  WHERE `t3`.`desk` = `t2`.`id`
  ORDER BY `t3`.`id` ASC
  LIMIT 1), 'null'), '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  LEFT
  JOIN `app@dev`.`Desk` AS `t2` ON `t2`.`id` = `t1`.`desk`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #5 #6 (5 statements)
