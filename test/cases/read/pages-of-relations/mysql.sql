-- #1 select list of User
--   1 = $from as ID
--   2 = $from as ID
--   3 = $from as ID
--   4 = $from as ID
--   5 = "L" as String
--   6 = "L" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"last":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`
  LIMIT 1 OFFSET 101) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR '␆')), 7), '␆', -1), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`) END, ',"skipped":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`id` ASC SEPARATOR '␆')), 7), '␆', -GREATEST(COUNT(*) - 1, 0)), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t3`
  WHERE `t3`.`author` = `t1`.`id`), ',"after":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t4`
  WHERE (`t4`.`author` = `t1`.`id` AND `t4`.`id` > (SELECT `t5`.`id`
  FROM `app@dev`.`Post` AS `t5`
  WHERE `t5`.`id` = ?))), ',"before":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t6`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t6`.`title` IS NOT NULL DESC, `t6`.`title` DESC, `t6`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t6`
  WHERE (`t6`.`author` = `t1`.`id` AND (`t6`.`title` > (SELECT `t7`.`title`
  FROM `app@dev`.`Post` AS `t7`
  WHERE `t7`.`id` = ?) OR (`t6`.`title` = (SELECT `t8`.`title`
  FROM `app@dev`.`Post` AS `t8`
  WHERE `t8`.`id` = ?) AND `t6`.`id` < ?)))), ',"filtered":', CASE WHEN (SELECT 1
  FROM `app@dev`.`Post` AS `t9`
  WHERE (`t9`.`author` = `t1`.`id` AND `t9`.`title` LIKE CONCAT(?, '%') ESCAPE '␁')
  LIMIT 1 OFFSET 101) IS NOT NULL THEN '␁t' ELSE (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', REPLACE(SUBSTRING_INDEX(SUBSTRING(CONCAT('      ', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t9`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t9`.`id` ASC SEPARATOR '␆')), 7), '␆', 1), '␆', ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t9`
  WHERE (`t9`.`author` = `t1`.`id` AND `t9`.`title` LIKE CONCAT(?, '%') ESCAPE '␁')) END, '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  ORDER BY `t1`.`id` ASC;

-- sent: #1 (1 statement)
