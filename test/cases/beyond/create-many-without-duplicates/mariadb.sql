-- #1 select User
--   1 = [null, "joan"] as list of ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` IN (?);

-- #2 select User
--   1 = ["ada@example.org", "joan@example.org"] as list of String
SELECT `t1`.`email`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`email` IN (?);

-- #3 select User
--   1 = nodes as list of ID
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"email":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`email` USING utf8mb4) COLLATE utf8mb4_unicode_ci), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` IN (?);

-- sent: #1 #2 #4 #3 (4 statements)
-- #4 made by the run: INSERT `app@dev`.`User`
