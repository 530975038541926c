-- #1 update User (name, age)
--   1 = "A." as String
--   2 = null as Int
--   3 = "ada" as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`name` = ?, `w`.`age` = ?
  WHERE `w`.`id` = ?;

-- #2 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 (2 statements)
