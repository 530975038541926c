-- #1 select list of User
--   1 = 2 as Int
SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":␅0␅}'), '␁t') AS `j`, `t1`.`id` AS `k0`
  FROM `app@dev`.`User` AS `t1`
  ORDER BY `t1`.`name` ASC, `t1`.`id` ASC
  LIMIT ?;

-- sent: #1 #2 #3 #4 (4 statements)
-- #2 made by the run:  `app@dev`.`Post`
-- #3 made by the run: SELECT `app@dev`.`Post_tags`
-- #4 made by the run: SELECT `app@dev`.`Comment`
