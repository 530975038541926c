-- #1 select list of User
--   1 = $from as ID
--   2 = $from as ID
--   3 = $from as ID
--   4 = $from as ID
--   5 = "L" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"last":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t2`.`id` AS `id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`
  ORDER BY `t2`.`id` DESC
  LIMIT 1) AS `x1`
  JOIN `app@dev`.`Post` AS `t2` ON `t2`.`id` = `x1`.`id`), ',"skipped":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t3`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t3`.`id` AS `id`
  FROM `app@dev`.`Post` AS `t3`
  WHERE `t3`.`author` = `t1`.`id`
  ORDER BY `t3`.`id` ASC
  LIMIT 2147483647 OFFSET 1) AS `x2`
  JOIN `app@dev`.`Post` AS `t3` ON `t3`.`id` = `x2`.`id`), ',"after":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x3`.`j`
  ORDER BY `x3`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t4`.`id` AS `k0`
  FROM `app@dev`.`Post` AS `t4`
  WHERE (`t4`.`author` = `t1`.`id` AND `t4`.`id` > (SELECT `t5`.`id`
  FROM `app@dev`.`Post` AS `t5`
  WHERE `t5`.`id` = ?))) AS `x3`), ',"before":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x4`.`j`
  ORDER BY `x4`.`k0` IS NOT NULL DESC, `x4`.`k0` DESC, `x4`.`k1` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t6`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t6`.`title` AS `k0`, `t6`.`id` AS `k1`
  FROM `app@dev`.`Post` AS `t6`
  WHERE (`t6`.`author` = `t1`.`id` AND (`t6`.`title` > (SELECT `t7`.`title`
  FROM `app@dev`.`Post` AS `t7`
  WHERE `t7`.`id` = ?) OR (`t6`.`title` = (SELECT `t8`.`title`
  FROM `app@dev`.`Post` AS `t8`
  WHERE `t8`.`id` = ?) AND `t6`.`id` < ?)))) AS `x4`), ',"filtered":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t9`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t9`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t9`.`id` AS `id`
  FROM `app@dev`.`Post` AS `t9`
  WHERE (`t9`.`author` = `t1`.`id` AND `t9`.`title` LIKE CONCAT(?, '%') ESCAPE '␁')
  ORDER BY `t9`.`id` ASC
  LIMIT 1) AS `x5`
  JOIN `app@dev`.`Post` AS `t9` ON `t9`.`id` = `x5`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  ORDER BY `t1`.`id` ASC;

-- sent: #1 (1 statement)
