-- #1 select User
--   1 = "ann" as ID
SELECT `t1`.`id`, COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), COALESCE(CASE WHEN `t1`.`leftAt` >= '1582-10-15' AND LOCATE('-', `t1`.`leftAt`) = 5 THEN IF(MONTH(`t1`.`leftAt`) = 0 OR DAYOFMONTH(`t1`.`leftAt`) = 0, NULL, CONCAT('"', LEFT(DATE_FORMAT(`t1`.`leftAt`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z"')) WHEN LOCATE('-', `t1`.`leftAt`) = 5 AND (MONTH(`t1`.`leftAt`) = 0 OR DAYOFMONTH(`t1`.`leftAt`) = 0) THEN NULL ELSE CONCAT('␃', CAST(`t1`.`leftAt` AS CHAR), '␃') END, 'null'), `t1`.`desk`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`id` = ? AND `t1`.`leftAt` IS NULL);

-- #2 select User
--   1 = "ann" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`id` = ? AND `t1`.`leftAt` IS NULL) FOR UPDATE;

-- #3 select Desk
--   1 = related-id as ID
SELECT COALESCE(CONCAT('{"number":', COALESCE(CAST(`t1`.`number` + 0 AS CHAR), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Desk` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #4 #5 #6 #3 (6 statements)
-- #4 made by the run: SELECT `app@dev`.`Post`
-- #5 made by the run: UPDATE `app@dev`.`Post`
-- #6 made by the run: UPDATE `app@dev`.`User`
