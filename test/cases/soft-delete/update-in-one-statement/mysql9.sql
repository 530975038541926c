-- #1 update User (age)
--   1 = 41 as Int
--   2 = "ann" as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = ?
  WHERE (`w`.`id` = ? AND `w`.`leftAt` IS NULL);

-- #2 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`id` = ? AND `t1`.`leftAt` IS NULL);

-- sent: #1 #2 (2 statements)
