-- #1 select User
--   1 = "bea" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?
  ORDER BY `t1`.`leftAt` DESC, `t1`.`id` ASC
  LIMIT 1 FOR UPDATE;

-- #2 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"version":', COALESCE(CAST(`t2`.`version` + 0 AS CHAR), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = `t1`.`id` AND `t2`.`removedAt` IS NULL)), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`id` = ? AND `t1`.`leftAt` IS NULL);

-- sent: #1 #3 #4 #5 #6 #2 (6 statements)
-- #3 made by the run: SELECT `app@dev`.`User`
-- #4 made by the run: SELECT `app@dev`.`Post`
-- #5 made by the run: UPDATE `app@dev`.`User`
-- #6 made by the run: UPDATE `app@dev`.`Post`
