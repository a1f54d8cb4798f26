import { nameRecord, nameWords } from '../../kernel/declare/index.js';
import type { PriceListLine } from './price-list-line.js';
import type { PriceList } from './price-list.js';
import type { ProductCategory } from './product-category.js';
import type { ProductSupplier } from './product-supplier.js';
import type { Product } from './product.js';
import type { Unit } from './unit.js';

nameWords('es', {
  'module.catalog': 'Catálogo',
  'domain.catalog': 'Catálogo',
  'error.INCOMPATIBLE_UNITS': '{from} no se puede convertir en {to}. Elija una unidad de la misma clase.',
});

nameRecord<Unit>('es', 'Unit', {
  one: 'Unidad',
  many: 'Unidades',
  fields: { code: 'Código', name: 'Nombre', category: 'Mide', factor: 'Factor' },
  help: { factor: 'Cuántas piezas, kilos, metros, metros cuadrados, litros u horas hacen una.' },
  choices: {
    category: {
      count: 'Cantidad',
      mass: 'Masa',
      length: 'Longitud',
      area: 'Superficie',
      volume: 'Volumen',
      time: 'Tiempo',
    },
  },
});

nameRecord<ProductCategory>('es', 'ProductCategory', {
  one: 'Categoría de producto',
  many: 'Categorías de producto',
  fields: { name: 'Nombre', parent: 'Forma parte de', description: 'Descripción' },
  related: { subcategories: 'Subcategorías' },
});

nameRecord<Product>('es', 'Product', {
  one: 'Producto',
  many: 'Productos',
  fields: {
    code: 'Código',
    name: 'Nombre',
    category: 'Categoría',
    kind: 'Tipo',
    unit: 'Unidad',
    listPrice: 'Precio de tarifa',
    cost: 'Coste',
    taxCode: 'Código de impuesto',
    active: 'Activo',
    quantityPerUnit: 'Presentación',
    barcode: 'Código de barras',
    weightKg: 'Peso (kg)',
    tracking: 'Seguimiento por',
    shelfLifeDays: 'Duración (días)',
    bestBeforeDays: 'Consumo preferente (días)',
    removalDays: 'Retirada de la venta (días)',
    alertDays: 'Aviso (días)',
    description: 'Descripción',
    suppliers: 'Proveedores',
  },
  help: {
    active: 'Los productos no activos ya no se ofrecen.',
    shelfLifeDays: 'Desde el día de fabricación de un lote hasta que caduca. Con estos días se rellenan las fechas de cada lote.',
  },
  choices: { kind: { goods: 'Bien', service: 'Servicio' }, tracking: { none: 'Nada', lot: 'Lote', serial: 'Número de serie' } },
  related: { prices: 'Precios' },
});

nameRecord<ProductSupplier>('es', 'ProductSupplier', {
  one: 'Proveedor',
  many: 'Proveedores',
  fields: {
    product: 'Producto',
    supplier: 'Proveedor',
    supplierCode: 'Código del proveedor',
    currency: 'Moneda',
    price: 'Precio',
    minQuantity: 'Desde cantidad',
    orderMultiple: 'En múltiplos de',
    leadTimeDays: 'Plazo de entrega (días)',
    validFrom: 'Válido desde',
    validUntil: 'Válido hasta',
  },
  help: {
    price: 'Por una unidad propia del producto.',
    minQuantity: 'A partir de qué cantidad rige el precio. La menor de un proveedor es lo mínimo que vende.',
  },
});

nameRecord<PriceList>('es', 'PriceList', {
  one: 'Tarifa',
  many: 'Tarifas',
  fields: { name: 'Nombre', currency: 'Moneda', customer: 'Cliente', active: 'Activa', lines: 'Precios' },
  help: { customer: 'Vacío: para todo cliente al que se asigne la tarifa.' },
});

nameRecord<PriceListLine>('es', 'PriceListLine', {
  one: 'Precio',
  many: 'Precios',
  fields: {
    priceList: 'Tarifa',
    product: 'Producto',
    minQuantity: 'Desde cantidad',
    price: 'Precio',
    validFrom: 'Válido desde',
    validUntil: 'Válido hasta',
  },
});
