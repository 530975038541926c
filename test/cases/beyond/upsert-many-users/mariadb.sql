-- #1 select subquery, subquery, subquery
--   1 = "ada@example.org" as String
--   2 = "new@example.org" as String
--   3 = "new@example.org" as String
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`email` = ?), (SELECT `t2`.`id`
  FROM `app@dev`.`User` AS `t2`
  WHERE `t2`.`email` = ?), (SELECT `t3`.`id`
  FROM `app@dev`.`User` AS `t3`
  WHERE `t3`.`email` = ?);

-- #2 select User
--   1 = nodes as list of ID
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` IN (?);

-- sent: #1 #3 #4 #2 (4 statements)
-- #3 made by the run: INSERT `app@dev`.`User`
-- #4 made by the run: UPDATE `app@dev`.`User`
