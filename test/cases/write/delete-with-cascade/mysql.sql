-- #1 select User
--   1 = "grace" as ID
SELECT `t1`.`id`, COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4)), '␁n')
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- #2 select User
--   1 = "grace" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent, in order: #1 #2 #3 #4 #5 #6 #7 (7 statements)

-- #3 made by the run
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`author` IN (?);

-- #4 made by the run
SELECT `t1`.`id`
  FROM `app@dev`.`Comment` AS `t1`
  WHERE `t1`.`post` IN (?);

-- #5 made by the run
DELETE
  FROM `app@dev`.`Post_tags` USING `app@dev`.`Post_tags`
  WHERE `app@dev`.`Post_tags`.`nodeId` IN (?);

-- #6 made by the run
DELETE
  FROM `app@dev`.`Post` USING `app@dev`.`Post`
  WHERE `app@dev`.`Post`.`id` IN (?);

-- #7 made by the run
DELETE
  FROM `app@dev`.`User` USING `app@dev`.`User`
  WHERE `app@dev`.`User`.`id` IN (?);
