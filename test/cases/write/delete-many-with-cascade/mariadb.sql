-- #1 select User
--   1 = ["alan","grace"] as list of ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` IN (?)
  ORDER BY `t1`.`id` ASC FOR UPDATE;

-- sent: #1 #2 #3 #4 #5 #6 #7 (7 statements)
-- #2 made by the run: SELECT `app@dev`.`Post`
-- #3 made by the run: SELECT `app@dev`.`Post`
-- #4 made by the run: SELECT `app@dev`.`Comment`
-- #5 made by the run: DELETE `app@dev`.`Post_tags`
-- #6 made by the run: DELETE `app@dev`.`Post`
-- #7 made by the run: DELETE `app@dev`.`User`
