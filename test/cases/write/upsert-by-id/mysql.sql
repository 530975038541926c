-- #1 update User (age)
--   1 = 37 as Int
--   2 = "ada" as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = ?
  WHERE `w`.`id` = ?;

-- #2 insert User (id, name)
--   1 = id1 as ID
--   2 = "New" as String
INSERT INTO `app@dev`.`User` (`id`, `name`)
  VALUES (?, ?);

-- #3 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- #4 update User (age)
--   1 = 38 as Int
--   2 = "new" as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = ?
  WHERE `w`.`id` = ?;

-- #5 insert User (id, name, age)
--   1 = "new" as ID
--   2 = "New" as String
--   3 = 1 as Int
INSERT INTO `app@dev`.`User` (`id`, `name`, `age`)
  VALUES (?, ?, ?);

-- #6 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- #7 update User (age)
--   1 = 38 as Int
--   2 = "grace" as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = ?
  WHERE `w`.`id` = ?;

-- #8 insert User (id, name)
--   1 = id1 as ID
--   2 = "New" as String
INSERT INTO `app@dev`.`User` (`id`, `name`)
  VALUES (?, ?);

-- #9 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #1 #5 #3 #1 #9 (7 statements)
