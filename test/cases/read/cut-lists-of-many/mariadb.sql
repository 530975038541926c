-- #1 select list of Album
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tracks":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  LIMIT 1 OFFSET 11) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"takes":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"nr":', COALESCE(CAST(`t3`.`nr` + 0 AS CHAR), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Take` AS `t3`
  WHERE `t3`.`track` = `t2`.`id`), '}'), '␁t')
  ORDER BY `t2`.`name` IS NOT NULL DESC, `t2`.`name` DESC, `t2`.`id` ASC SEPARATOR '␆')), 7), '␆', 1), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`) END, ',"lastTwo":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Track` AS `t4`
  WHERE `t4`.`album` = `t1`.`id`
  LIMIT 1 OFFSET 102) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`id` ASC SEPARATOR '␆')), 7), '␆', -2), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Track` AS `t4`
  WHERE `t4`.`album` = `t1`.`id`) END, '}'), '␁t') AS `j`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`id` DESC;

-- sent: #1 #2 #3 #4 #5 (5 statements)
-- #2 made by the run: SELECT `app@dev`.`Album`
-- #3 made by the run:  `app@dev`.`Track`
-- #4 made by the run:  `app@dev`.`Take`
-- #5 made by the run:  `app@dev`.`Track`
