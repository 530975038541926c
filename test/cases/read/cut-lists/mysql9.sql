-- #1 select list of Album
--   1 = $some as Int
--   2 = $some as Int
--   3 = $from as ID
--   4 = ["Bea","Cat"] as list of String
SELECT COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"firstTwo":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x1`.`j`
  ORDER BY `x1`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"takes":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x2`.`j`
  ORDER BY `x2`.`k0` IS NOT NULL ASC, `x2`.`k0` ASC, `x2`.`k1` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"nr":', COALESCE(CAST(`t3`.`nr` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`, `t3`.`nr` AS `k0`, `t3`.`id` AS `k1`
  FROM `app@dev`.`Take` AS `t3`
  WHERE `t3`.`track` = `t2`.`id`
  ORDER BY `t3`.`nr` ASC, `t3`.`id` ASC
  LIMIT ?) AS `x2`), '}'), '␁t') AS `j`, `t2`.`id` AS `k0`
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  ORDER BY `t2`.`id` ASC
  LIMIT 2) AS `x1`), ',"lastTwo":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x3`.`j`
  ORDER BY `x3`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"takes":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x4`.`j`
  ORDER BY `x4`.`k0` IS NOT NULL DESC, `x4`.`k0` DESC, `x4`.`k1` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t5`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"nr":', COALESCE(CAST(`t5`.`nr` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`, `t5`.`nr` AS `k0`, `t5`.`id` AS `k1`
  FROM `app@dev`.`Take` AS `t5`
  WHERE `t5`.`track` = `t4`.`id`
  ORDER BY `t5`.`nr` ASC, `t5`.`id` DESC
  LIMIT 1) AS `x4`), '}'), '␁t') AS `j`, `t4`.`id` AS `k0`
  FROM `app@dev`.`Track` AS `t4`
  WHERE `t4`.`album` = `t1`.`id`
  ORDER BY `t4`.`id` DESC
  LIMIT 2) AS `x3`), ',"none":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x5`.`j`
  ORDER BY `x5`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t6`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t6`.`id` AS `k0`
  FROM `app@dev`.`Track` AS `t6`
  WHERE `t6`.`album` = `t1`.`id`
  ORDER BY `t6`.`id` ASC
  LIMIT 0) AS `x5`), ',"skipped":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x6`.`j`
  ORDER BY `x6`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t7`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t7`.`id` AS `k0`
  FROM `app@dev`.`Track` AS `t7`
  WHERE `t7`.`album` = `t1`.`id`
  ORDER BY `t7`.`id` ASC
  LIMIT 2147483647 OFFSET 1) AS `x6`), ',"middle":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x7`.`j`
  ORDER BY `x7`.`k0` IS NOT NULL ASC, `x7`.`k0` ASC, `x7`.`k1` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t8`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"length":', COALESCE(IF(ABS(`t8`.`length`) < 9007199254740992 OR CAST(`t8`.`length` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t8`.`length` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t8`.`length` + 0 AS CHAR), '.', 1)), 'null'), '}'), '␁t') AS `j`, `t8`.`length` AS `k0`, `t8`.`id` AS `k1`
  FROM `app@dev`.`Track` AS `t8`
  WHERE `t8`.`album` = `t1`.`id`
  ORDER BY `t8`.`length` ASC, `t8`.`id` ASC
  LIMIT ? OFFSET 1) AS `x7`), ',"beforeLast":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x8`.`j`
  ORDER BY `x8`.`k0` IS NOT NULL DESC, `x8`.`k0` DESC, `x8`.`k1` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t9`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"length":', COALESCE(IF(ABS(`t9`.`length`) < 9007199254740992 OR CAST(`t9`.`length` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t9`.`length` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t9`.`length` + 0 AS CHAR), '.', 1)), 'null'), '}'), '␁t') AS `j`, `t9`.`length` AS `k0`, `t9`.`id` AS `k1`
  FROM `app@dev`.`Track` AS `t9`
  WHERE `t9`.`album` = `t1`.`id`
  ORDER BY `t9`.`length` ASC, `t9`.`id` DESC
  LIMIT 2 OFFSET 1) AS `x8`), ',"beyond":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x9`.`j`
  ORDER BY `x9`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t10`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t10`.`id` AS `k0`
  FROM `app@dev`.`Track` AS `t10`
  WHERE `t10`.`album` = `t1`.`id`
  ORDER BY `t10`.`id` ASC
  LIMIT 3 OFFSET 9) AS `x9`), ',"after":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x10`.`j`
  ORDER BY `x10`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t11`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"album":', CASE WHEN `t13`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"singers":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x11`.`j`
  ORDER BY `x11`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t14`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t14`.`id` AS `k0`
  FROM `app@dev`.`_AlbumSingers` AS `t15`
  JOIN `app@dev`.`Singer` AS `t14` ON `t14`.`id` = `t15`.`B`
  WHERE `t15`.`A` = `t13`.`id`
  ORDER BY `t14`.`id` DESC
  LIMIT 1) AS `x11`), '}'), '␁t') END, '}'), '␁t') AS `j`, `t11`.`id` AS `k0`
  FROM `app@dev`.`Track` AS `t11`
  LEFT
  JOIN `app@dev`.`Album` AS `t13` ON `t13`.`id` = `t11`.`album`
  WHERE (`t11`.`album` = `t1`.`id` AND `t11`.`id` > (SELECT `t12`.`id`
  FROM `app@dev`.`Track` AS `t12`
  WHERE `t12`.`id` = ?))
  ORDER BY `t11`.`id` ASC
  LIMIT 1) AS `x10`), ',"singers":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x12`.`j`
  ORDER BY `x12`.`k0` IS NOT NULL DESC, `x12`.`k0` DESC, `x12`.`k1` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t16`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"albums":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x13`.`j`
  ORDER BY `x13`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t18`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t18`.`id` AS `k0`
  FROM `app@dev`.`_AlbumSingers` AS `t19`
  JOIN `app@dev`.`Album` AS `t18` ON `t18`.`id` = `t19`.`A`
  WHERE `t19`.`B` = `t16`.`id`
  ORDER BY `t18`.`id` ASC
  LIMIT 1) AS `x13`), '}'), '␁t') AS `j`, `t16`.`name` AS `k0`, `t16`.`id` AS `k1`
  FROM `app@dev`.`_AlbumSingers` AS `t17`
  JOIN `app@dev`.`Singer` AS `t16` ON `t16`.`id` = `t17`.`B`
  WHERE `t17`.`A` = `t1`.`id`
  ORDER BY `t16`.`name` DESC, `t16`.`id` ASC
  LIMIT 2 OFFSET 1) AS `x12`), ',"matching":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x14`.`j`
  ORDER BY `x14`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t20`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t20`.`id` AS `k0`
  FROM `app@dev`.`_AlbumSingers` AS `t21`
  JOIN `app@dev`.`Singer` AS `t20` ON `t20`.`id` = `t21`.`B`
  WHERE (`t21`.`A` = `t1`.`id` AND `t20`.`name` IN (?))
  ORDER BY `t20`.`id` ASC
  LIMIT 1) AS `x14`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`title` DESC, `t1`.`id` ASC;

-- #2 select list of Album
SELECT COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tracks":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x1`.`j`
  ORDER BY `x1`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t2`.`id` AS `k0`
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  ORDER BY `t2`.`id` DESC
  LIMIT 1) AS `x1`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`id` DESC
  LIMIT 1 OFFSET 1;

-- #3 select Album
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tracks":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x1`.`j`
  ORDER BY `x1`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`, `t2`.`id` AS `k0`
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  ORDER BY `t2`.`id` ASC
  LIMIT 1 OFFSET 1) AS `x1`), '}'), '␁t') AS `j1`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`id` ASC
  LIMIT 3;

-- sent: #1 #2 #3 (3 statements)
