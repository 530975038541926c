-- #1 update User (age)
--   1 = 37 as Int
--   2 = "ada" as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = ?
  WHERE `w`.`id` = ?;

-- #2 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), ',"desk":', CASE WHEN `t3`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"number":', COALESCE(CAST(`t3`.`number` + 0 AS CHAR), '␁n'), '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  LEFT
  JOIN `app@dev`.`Desk` AS `t3` ON `t3`.`id` = `t1`.`desk`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 (2 statements)
