-- #1 select list of User
--   1 = "A" as String
--   2 = 36 as Int
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`name` LIKE CONCAT(?, '%') ESCAPE '␁' AND `t1`.`age` > ?)
  ORDER BY `t1`.`id` ASC;

-- #2 select list of User
--   1 = "Grace" as String
--   2 = 40 as Int
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`name` = ? OR `t1`.`age` > ?)
  ORDER BY `t1`.`id` ASC;

-- #3 select list of User
--   1 = "Grace" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE (NOT (`t1`.`name` = ?))
  ORDER BY `t1`.`id` ASC;

-- #4 select list of User
--   1 = "Ada" as String
--   2 = 36 as Int
--   3 = 0 as Int
--   4 = "Ada" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE ((`t1`.`name` = ? AND `t1`.`age` = ?) OR (NOT (`t1`.`age` > ?) AND NOT (`t1`.`name` = ?)))
  ORDER BY `t1`.`id` ASC;

-- #5 select list of User
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE (1 = 1 AND 1 = 0 AND 1 = 1)
  ORDER BY `t1`.`id` ASC;

-- sent: #1 #2 #3 #4 #5 (5 statements)
