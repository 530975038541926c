-- #1 select list of User
--   1 = "e" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE NOT EXISTS (SELECT 1
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = `t1`.`id` AND NOT (`t2`.`title` LIKE CONCAT('%', ?, '%') ESCAPE '␁')))
  ORDER BY `t1`.`id` ASC;

-- #2 select list of User
--   1 = "Notes" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`id` IS NOT NULL AND `t1`.`id` IN (SELECT `t2`.`author`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` IS NOT NULL AND `t2`.`title` = ?)))
  ORDER BY `t1`.`id` ASC;

-- #3 select list of User
--   1 = "Notes" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE NOT EXISTS (SELECT 1
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = `t1`.`id` AND `t2`.`title` = ?))
  ORDER BY `t1`.`id` ASC;

-- #4 select list of Post
--   1 = "Ada" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`author` IS NOT NULL AND `t1`.`author` IN (SELECT `t2`.`id`
  FROM `app@dev`.`User` AS `t2`
  WHERE (`t2`.`id` IS NOT NULL AND `t2`.`name` = ?)))
  ORDER BY `t1`.`id` ASC;

-- #5 select list of Post
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`author` IS NULL
  ORDER BY `t1`.`id` ASC;

-- #6 select list of User
--   1 = "Fine" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`id` IS NOT NULL AND `t1`.`id` IN (SELECT `t2`.`author`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` IS NOT NULL AND (`t2`.`id` IS NOT NULL AND `t2`.`id` IN (SELECT `t3`.`post`
  FROM `app@dev`.`Comment` AS `t3`
  WHERE (`t3`.`post` IS NOT NULL AND `t3`.`text` = ?))))))
  ORDER BY `t1`.`id` ASC;

-- #7 select list of Comment
--   1 = "Letters" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Comment` AS `t1`
  WHERE (`t1`.`post` IS NOT NULL AND `t1`.`post` IN (SELECT `t2`.`id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`id` IS NOT NULL AND (`t2`.`author` IS NOT NULL AND `t2`.`author` IN (SELECT `t3`.`id`
  FROM `app@dev`.`User` AS `t3`
  WHERE (`t3`.`id` IS NOT NULL AND (`t3`.`id` IS NOT NULL AND `t3`.`id` IN (SELECT `t4`.`author`
  FROM `app@dev`.`Post` AS `t4`
  WHERE (`t4`.`author` IS NOT NULL AND `t4`.`title` = ?)))))))))
  ORDER BY `t1`.`id` ASC;

-- #8 select list of User
--   1 = "Fine" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = `t1`.`id` AND NOT EXISTS (SELECT 1
  FROM `app@dev`.`Comment` AS `t3`
  WHERE (`t3`.`post` = `t2`.`id` AND `t3`.`text` = ?)))), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  ORDER BY `t1`.`id` ASC;

-- sent: #1 #2 #3 #4 #5 #6 #7 #8 (8 statements)
