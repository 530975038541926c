-- #1 insert User (id, name, email, age)
--   1 = id1 as ID
--   2 = "Edsger" as String
--   3 = "edsger@example.org" as String
--   4 = 72 as Int
INSERT INTO `app@dev`.`User` (`id`, `name`, `email`, `age`)
  VALUES (?, ?, ?, ?);

-- #2 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"email":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`email` USING utf8mb4) COLLATE utf8mb4_unicode_ci), 'null'), ',"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), ',"desk":', CASE WHEN `t3`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"number":', COALESCE(CAST(`t3`.`number` + 0 AS CHAR), '␁n'), '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  LEFT
  JOIN `app@dev`.`Desk` AS `t3` ON `t3`.`id` = `t1`.`desk`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 (2 statements)
