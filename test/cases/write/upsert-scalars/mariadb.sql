-- #1 select User
--   1 = "ada@example.org" as String
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`email` = ?;

-- #2 select User
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`email`, `p`.`age`
  FROM `app@dev`.`User` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 update User (age)
--   1 = 37 as Int
--   2 = node as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = ?
  WHERE `w`.`id` = ?;

-- #4 insert User (id, name, email)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "ada@example.org" as String
INSERT INTO `app@dev`.`User` (`id`, `name`, `email`)
  VALUES (?, ?, ?);

-- #5 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- #6 select User
--   1 = "new@example.org" as String
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`email` = ?;

-- #7 select User
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`email`, `p`.`age`
  FROM `app@dev`.`User` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #8 update User (age)
--   1 = 38 as Int
--   2 = node as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = ?
  WHERE `w`.`id` = ?;

-- #9 insert User (id, name, email, age)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "new@example.org" as String
--   4 = 1 as Int
INSERT INTO `app@dev`.`User` (`id`, `name`, `email`, `age`)
  VALUES (?, ?, ?, ?);

-- #10 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #5 #1 #9 #5 (6 statements)
