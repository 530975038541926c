-- #1 select Post
--   1 = "p1" as ID
SELECT `t1`.`id`, COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n')
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?;

-- #2 select Post
--   1 = "p1" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ? FOR UPDATE;

-- sent: #1 #2 #3 (3 statements)
-- #3 made by the run: SELECT `app@dev`.`Comment`
