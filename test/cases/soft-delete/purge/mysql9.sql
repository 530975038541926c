-- #1 select User
--   1 = "bea" as ID
SELECT `t1`.`id`, COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n')
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?
  ORDER BY `t1`.`leftAt` IS NULL DESC, `t1`.`leftAt` DESC, `t1`.`id` ASC
  LIMIT 1;

-- #2 select User
--   1 = "bea" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?
  ORDER BY `t1`.`leftAt` IS NULL DESC, `t1`.`leftAt` DESC, `t1`.`id` ASC
  LIMIT 1 FOR UPDATE;

-- sent: #1 #2 #3 #4 #5 (5 statements)
-- #3 made by the run: SELECT `app@dev`.`Post`
-- #4 made by the run: DELETE `app@dev`.`Post`
-- #5 made by the run: DELETE `app@dev`.`User`
