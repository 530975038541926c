-- #1 select list of Album
--   1 = $some as Int
--   2 = $some as Int
--   3 = $from as ID
--   4 = ["Bea","Cat"] as list of String
SELECT COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"firstTwo":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"takes":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"nr":', COALESCE(CAST(`t3`.`nr` + 0 AS CHAR), 'null'), '}'), '␁t')
  ORDER BY `t3`.`nr` IS NOT NULL ASC, `t3`.`nr` ASC, `t3`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t3`.`id` AS `id`
  FROM `app@dev`.`Take` AS `t3`
  WHERE `t3`.`track` = `t2`.`id`
  ORDER BY `t3`.`nr` ASC, `t3`.`id` ASC
  LIMIT ?) AS `x2`
  JOIN `app@dev`.`Take` AS `t3` ON `t3`.`id` = `x2`.`id`), '}'), '␁t')
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t2`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  ORDER BY `t2`.`id` ASC
  LIMIT 2) AS `x1`
  JOIN `app@dev`.`Track` AS `t2` ON `t2`.`id` = `x1`.`id`), ',"lastTwo":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"takes":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t5`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"nr":', COALESCE(CAST(`t5`.`nr` + 0 AS CHAR), 'null'), '}'), '␁t')
  ORDER BY `t5`.`nr` IS NOT NULL DESC, `t5`.`nr` DESC, `t5`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t5`.`id` AS `id`
  FROM `app@dev`.`Take` AS `t5`
  WHERE `t5`.`track` = `t4`.`id`
  ORDER BY `t5`.`nr` ASC, `t5`.`id` DESC
  LIMIT 1) AS `x4`
  JOIN `app@dev`.`Take` AS `t5` ON `t5`.`id` = `x4`.`id`), '}'), '␁t')
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t4`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t4`
  WHERE `t4`.`album` = `t1`.`id`
  ORDER BY `t4`.`id` DESC
  LIMIT 2) AS `x3`
  JOIN `app@dev`.`Track` AS `t4` ON `t4`.`id` = `x3`.`id`), ',"none":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t6`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t6`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t6`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t6`
  WHERE `t6`.`album` = `t1`.`id`
  ORDER BY `t6`.`id` ASC
  LIMIT 0) AS `x5`
  JOIN `app@dev`.`Track` AS `t6` ON `t6`.`id` = `x5`.`id`), ',"skipped":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t7`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t7`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t7`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t7`
  WHERE `t7`.`album` = `t1`.`id`
  ORDER BY `t7`.`id` ASC
  LIMIT 2147483647 OFFSET 1) AS `x6`
  JOIN `app@dev`.`Track` AS `t7` ON `t7`.`id` = `x6`.`id`), ',"middle":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t8`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"length":', COALESCE(IF(ABS(`t8`.`length`) < 9007199254740992 OR CAST(`t8`.`length` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t8`.`length` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t8`.`length` + 0 AS CHAR), '.', 1)), 'null'), '}'), '␁t')
  ORDER BY `t8`.`length` IS NOT NULL ASC, `t8`.`length` ASC, `t8`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t8`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t8`
  WHERE `t8`.`album` = `t1`.`id`
  ORDER BY `t8`.`length` ASC, `t8`.`id` ASC
  LIMIT ? OFFSET 1) AS `x7`
  JOIN `app@dev`.`Track` AS `t8` ON `t8`.`id` = `x7`.`id`), ',"beforeLast":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t9`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"length":', COALESCE(IF(ABS(`t9`.`length`) < 9007199254740992 OR CAST(`t9`.`length` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t9`.`length` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t9`.`length` + 0 AS CHAR), '.', 1)), 'null'), '}'), '␁t')
  ORDER BY `t9`.`length` IS NOT NULL DESC, `t9`.`length` DESC, `t9`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t9`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t9`
  WHERE `t9`.`album` = `t1`.`id`
  ORDER BY `t9`.`length` ASC, `t9`.`id` DESC
  LIMIT 2 OFFSET 1) AS `x8`
  JOIN `app@dev`.`Track` AS `t9` ON `t9`.`id` = `x8`.`id`), ',"beyond":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t10`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t10`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t10`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t10`
  WHERE `t10`.`album` = `t1`.`id`
  ORDER BY `t10`.`id` ASC
  LIMIT 3 OFFSET 9) AS `x9`
  JOIN `app@dev`.`Track` AS `t10` ON `t10`.`id` = `x9`.`id`), ',"after":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t11`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"album":', CASE WHEN `t13`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"singers":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t14`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t14`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t14`.`id` AS `id`
  FROM `app@dev`.`_AlbumSingers` AS `t15`
  JOIN `app@dev`.`Singer` AS `t14` ON `t14`.`id` = `t15`.`B`
  WHERE `t15`.`A` = `t13`.`id`
  ORDER BY `t14`.`id` DESC
  LIMIT 1) AS `x11`
  JOIN `app@dev`.`Singer` AS `t14` ON `t14`.`id` = `x11`.`id`), '}'), '␁t') END, '}'), '␁t')
  ORDER BY `t11`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t11`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t11`
  WHERE (`t11`.`album` = `t1`.`id` AND `t11`.`id` > (SELECT `t12`.`id`
  FROM `app@dev`.`Track` AS `t12`
  WHERE `t12`.`id` = ?))
  ORDER BY `t11`.`id` ASC
  LIMIT 1) AS `x10`
  JOIN `app@dev`.`Track` AS `t11` ON `t11`.`id` = `x10`.`id`
  LEFT
  JOIN `app@dev`.`Album` AS `t13` ON `t13`.`id` = `t11`.`album`), ',"singers":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t16`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"albums":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t18`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t18`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t18`.`id` AS `id`
  FROM `app@dev`.`_AlbumSingers` AS `t19`
  JOIN `app@dev`.`Album` AS `t18` ON `t18`.`id` = `t19`.`A`
  WHERE `t19`.`B` = `t16`.`id`
  ORDER BY `t18`.`id` ASC
  LIMIT 1) AS `x13`
  JOIN `app@dev`.`Album` AS `t18` ON `t18`.`id` = `x13`.`id`), '}'), '␁t')
  ORDER BY `t16`.`name` IS NOT NULL DESC, `t16`.`name` DESC, `t16`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t16`.`id` AS `id`
  FROM `app@dev`.`_AlbumSingers` AS `t17`
  JOIN `app@dev`.`Singer` AS `t16` ON `t16`.`id` = `t17`.`B`
  WHERE `t17`.`A` = `t1`.`id`
  ORDER BY `t16`.`name` DESC, `t16`.`id` ASC
  LIMIT 2 OFFSET 1) AS `x12`
  JOIN `app@dev`.`Singer` AS `t16` ON `t16`.`id` = `x12`.`id`), ',"matching":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t20`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t20`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t20`.`id` AS `id`
  FROM `app@dev`.`_AlbumSingers` AS `t21`
  JOIN `app@dev`.`Singer` AS `t20` ON `t20`.`id` = `t21`.`B`
  WHERE (`t21`.`A` = `t1`.`id` AND `t20`.`name` IN (?))
  ORDER BY `t20`.`id` ASC
  LIMIT 1) AS `x14`
  JOIN `app@dev`.`Singer` AS `t20` ON `t20`.`id` = `x14`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`title` DESC, `t1`.`id` ASC;

-- #2 select list of Album
SELECT COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tracks":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t2`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  ORDER BY `t2`.`id` DESC
  LIMIT 1) AS `x1`
  JOIN `app@dev`.`Track` AS `t2` ON `t2`.`id` = `x1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`id` DESC
  LIMIT 1 OFFSET 1;

-- #3 select Album
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tracks":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t')
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT `t2`.`id` AS `id`
  FROM `app@dev`.`Track` AS `t2`
  WHERE `t2`.`album` = `t1`.`id`
  ORDER BY `t2`.`id` ASC
  LIMIT 1 OFFSET 1) AS `x1`
  JOIN `app@dev`.`Track` AS `t2` ON `t2`.`id` = `x1`.`id`), '}'), '␁t') AS `j1`
  FROM `app@dev`.`Album` AS `t1`
  ORDER BY `t1`.`id` ASC
  LIMIT 3;

-- sent: #1 #2 #3 (3 statements)
