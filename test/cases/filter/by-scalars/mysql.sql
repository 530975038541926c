-- #1 select list of User
--   1 = $name as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`name` = ?
  ORDER BY `t1`.`id` ASC;

-- #2 select list of User
--   1 = $name as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`name` <> ?
  ORDER BY `t1`.`id` ASC;

-- #3 select list of User
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`age` IS NULL
  ORDER BY `t1`.`id` ASC;

-- #4 select list of User
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`age` IS NOT NULL
  ORDER BY `t1`.`id` ASC;

-- #5 select list of User
--   1 = $names as list of String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`name` IN (?)
  ORDER BY `t1`.`id` ASC;

-- #6 select list of User
--   1 = $names as list of String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`name` NOT IN (?)
  ORDER BY `t1`.`id` ASC;

-- #7 select list of User
--   1 = 41 as Int
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`age` < ?
  ORDER BY `t1`.`id` ASC;

-- #8 select list of User
--   1 = 41 as Int
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`age` <= ?
  ORDER BY `t1`.`id` ASC;

-- #9 select list of User
--   1 = 36 as Int
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`age` > ?
  ORDER BY `t1`.`id` ASC;

-- #10 select list of User
--   1 = 36 as Int
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`age` >= ?
  ORDER BY `t1`.`id` ASC;

-- #11 select list of User
--   1 = "da" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`name` LIKE CONCAT('%', ?, '%') ESCAPE '␁'
  ORDER BY `t1`.`id` ASC;

-- #12 select list of User
--   1 = "da" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE NOT (`t1`.`name` LIKE CONCAT('%', ?, '%') ESCAPE '␁')
  ORDER BY `t1`.`id` ASC;

-- #13 select list of User
--   1 = "A" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`name` LIKE CONCAT(?, '%') ESCAPE '␁'
  ORDER BY `t1`.`id` ASC;

-- #14 select list of User
--   1 = "A" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE NOT (`t1`.`name` LIKE CONCAT(?, '%') ESCAPE '␁')
  ORDER BY `t1`.`id` ASC;

-- #15 select list of User
--   1 = "n" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`name` LIKE CONCAT('%', ?) ESCAPE '␁'
  ORDER BY `t1`.`id` ASC;

-- #16 select list of User
--   1 = "n" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE NOT (`t1`.`name` LIKE CONCAT('%', ?) ESCAPE '␁')
  ORDER BY `t1`.`id` ASC;

-- sent: #1 #2 #3 #4 #5 #6 #7 #8 #9 #10 #11 #12 #13 #14 #15 #16 (16 statements)
